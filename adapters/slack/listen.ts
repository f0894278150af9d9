import type { App, BlockAction, MessageShortcut, ViewSubmitAction } from "@slack/bolt";
import type { AdapterError } from "../adapter.ts";
import { filterForm } from "./filter-form.ts";
import { onCommand } from "./listen-command.ts";
import { onTokensRevoked, onUninstalled } from "./listen-end.ts";
import { onFilter, onOptions } from "./listen-filter.ts";
import { onHomeOpened } from "./listen-home.ts";
import { onLink } from "./listen-link.ts";
import { onMention, onMessage } from "./listen-message.ts";
import { onPress } from "./listen-press.ts";
import { onShortcut } from "./listen-shortcut.ts";
import type { SlackParts } from "./parts.ts";
import { command, events, type Listener, shortcut } from "./surfaces.ts";

type EventArgs = Parameters<Parameters<App["event"]>[1]>[0];

/** Registers what the table of surfaces names, and nothing else. */
export function listen(app: App, parts: SlackParts, fatal: (error: AdapterError) => void): void {
  const onEvent: Readonly<Record<Listener, (args: EventArgs) => Promise<void>>> = {
    app_mention: (args) => onMention(args, parts),
    message: (args) => onMessage(args, parts),
    link_shared: (args) => onLink(args, parts),
    app_home_opened: (args) => onHomeOpened(args, parts),
    tokens_revoked: (args) => onTokensRevoked(args, fatal),
    app_uninstalled: () => onUninstalled(fatal),
  };
  for (const name of new Set(events.map(({ listener }) => listener))) app.event(name, (args) => onEvent[name](args));
  app.command(command.name, (args) => onCommand(args, parts));
  app.shortcut<MessageShortcut>({ callback_id: shortcut.callbackId, type: "message_action" }, (args) =>
    onShortcut(args, parts),
  );
  app.action<BlockAction>(/./su, (args) => onPress(args, parts));
  app.options<"block_suggestion">(/./su, (args) => onOptions(args, parts));
  app.view<ViewSubmitAction>({ callback_id: filterForm, type: "view_submission" }, (args) => onFilter(args, parts));
}
