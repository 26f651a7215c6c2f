/** Fingers that miss on a phone: whether a short word was typed one key beside, or with two letters changed over. */
const rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

const place = new Map(rows.flatMap((row, y) => [...row].map((letter, x) => [letter, { x: x + y / 2, y }] as const)));

function areNeighbours(a: string, b: string): boolean {
  const first = place.get(a);
  const second = place.get(b);
  return (
    first !== undefined &&
    second !== undefined &&
    Math.abs(first.x - second.x) <= 1 &&
    Math.abs(first.y - second.y) <= 1
  );
}

/** @param typed as long as `word` */
export function isMishit(typed: string, word: string): boolean {
  if (typed.length !== word.length) return false;
  let first = 0;
  while (first < typed.length && typed[first] === word[first]) first++;
  if (first === typed.length) return false;
  let last = typed.length - 1;
  while (typed[last] === word[last]) last--;
  if (first === last) return areNeighbours(typed[first] ?? "", word[first] ?? "");
  return last === first + 1 && typed[first] === word[last] && typed[last] === word[first];
}
