/** Whose response_url: of a press or a shortcut, of a command, or one whose half hour is over. */
export type UrlKind = "action" | "command" | "expired";

/** Slack takes five answers by one address. docs.slack.dev, "Handling user interaction". */
const mostUses = 5;

/** Addresses that answer until they are used up. */
export interface ResponseUrls {
  give(kind: UrlKind): string;
  /** False where the address is expired or used up. */
  take(path: string): boolean;
}

export function createResponseUrls(): ResponseUrls {
  const uses = new Map<string, number>();
  return {
    give(kind) {
      const path = `/response/${kind}/${uses.size}`;
      uses.set(path, kind === "expired" ? mostUses : 0);
      return path;
    },
    take(path) {
      const used = uses.get(path) ?? mostUses;
      uses.set(path, used + 1);
      return used < mostUses;
    },
  };
}
