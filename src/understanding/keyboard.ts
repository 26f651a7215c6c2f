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
  const wrong = [...typed].flatMap((letter, i) => (letter === word[i] ? [] : [i]));
  const [first, second] = wrong;
  if (first === undefined || typed.length !== word.length || wrong.length > 2) return false;
  if (second === undefined) return areNeighbours(typed[first] ?? "", word[first] ?? "");
  return second === first + 1 && typed[first] === word[second] && typed[second] === word[first];
}
