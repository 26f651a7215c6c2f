/** Loaded into the program before anything else: on SIGUSR2 its machine's clock jumps an hour ahead. */
let jumped = 0;
const now = Date.now.bind(Date);
Date.now = () => now() + jumped;
process.on("SIGUSR2", () => {
  jumped += 3_600_000;
  process.send?.("jumped");
});
