import type { APIContainerComponent } from "discord.js";
import { noMentions } from "./allowed-mentions.ts";

/** Discord's flag of a message made of components alone. */
export const componentsV2 = 32_768;

/** A message as Discord's API takes it: Components V2, no mention ever resolved. */
export interface DiscordPayload {
  readonly flags: typeof componentsV2;
  readonly allowed_mentions: { readonly parse: [] };
  readonly components: [APIContainerComponent];
}

/** A payload of one container. */
export function containerPayload(components: APIContainerComponent["components"]): DiscordPayload {
  return {
    flags: componentsV2,
    allowed_mentions: noMentions(),
    components: [{ type: 17, components }],
  };
}
