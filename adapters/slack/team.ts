import type { Context } from "@slack/bolt";

/** Whose workspace it is; an organisation's own installation has no team. */
export function teamOf({ teamId, enterpriseId }: Context): string {
  return teamId ?? enterpriseId ?? "-";
}
