import type { Context } from "@slack/bolt";
import { personKey } from "../store/store.ts";

/** Somebody of a workspace. */
export interface Reader {
  readonly team: string;
  readonly user: string;
}

/** Whose workspace it is; an organisation's own installation has no team. */
export function teamOf({ teamId, enterpriseId }: Context): string {
  return teamId ?? enterpriseId ?? "-";
}

/** Somebody as the store knows them. */
export function personOf({ team, user }: Reader): string {
  return personKey("slack", team, user);
}
