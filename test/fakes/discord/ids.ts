const epoch = 1_420_070_400_000n;
let counter = 0n;

/** A new Discord id of 18 or 19 digits, whose time is `ageMs` ago. */
export function snowflake(ageMs = 0): string {
  counter = (counter + 1n) % 4_096n;
  return String(((BigInt(Date.now() - ageMs) - epoch) << 22n) | counter);
}

/** When the thing with this id happened, in milliseconds since 1970. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + epoch);
}

/** The ids of the fake's world, the same in every test. */
export const world = {
  application: "900000000000000001",
  bot: "900000000000000001",
  guild: "900000000000000010",
  channel: "900000000000000020",
  thread: "900000000000000030",
  dm: "900000000000000040",
  botRole: "900000000000000070",
  otherRole: "900000000000000071",
  foreign: "900000000000000060",
  foreignGuild: "900000000000000011",
  person: "900000000000000050",
  other: "900000000000000051",
} as const;
