import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  BlockAction,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from "@slack/bolt";
import type { AdapterError } from "../adapter.ts";
import { filterForm } from "./filter-form.ts";
import { onCommand } from "./listen-command.ts";
import { onTokensRevoked, onUninstalled } from "./listen-end.ts";
import { onFilter, onOptions } from "./listen-filter.ts";
import { onHomeOpened } from "./listen-home.ts";
import { onLink } from "./listen-link.ts";
import { onMessage } from "./listen-message.ts";
import { onPress } from "./listen-press.ts";
import { onShortcut } from "./listen-shortcut.ts";
import type { SlackParts } from "./parts.ts";
import { command, type Listener, shortcut } from "./surfaces.ts";

type Given<T> = T & AllMiddlewareArgs;
type Any = Given<AnyMiddlewareArgs>;
type EventArgs = Extract<Any, { event: unknown }>;

function isPress(args: Any): args is Given<SlackActionMiddlewareArgs<BlockAction>> {
  return "action" in args && args.body.type === "block_actions" && args.body.actions.length > 0;
}

function isSuggestion(args: Any): args is Given<SlackOptionsMiddlewareArgs<"block_suggestion">> {
  return "options" in args && args.body.type === "block_suggestion";
}

function isShortcut(args: Any): args is Given<SlackShortcutMiddlewareArgs<MessageShortcut>> {
  return "shortcut" in args && args.body.type === "message_action" && args.shortcut.callback_id === shortcut.callbackId;
}

function isFilterForm(args: Any): args is Given<SlackViewMiddlewareArgs<ViewSubmitAction>> {
  return "view" in args && args.body.type === "view_submission" && args.view.callback_id === filterForm;
}

/**
 * Hears what the table of surfaces names, and nothing else. One middleware that looks at what came, as Bolt would run
 * all of a dozen listeners for each request to find the one that is meant, which costs more than an answer.
 */
export function listen(app: App, parts: SlackParts, fatal: (error: AdapterError) => void): void {
  const onEvent: Readonly<Record<Listener, (args: EventArgs) => Promise<void>>> = {
    app_mention: (args) => onMessage(args, parts),
    message: (args) => onMessage(args, parts),
    link_shared: (args) => onLink(args, parts),
    app_home_opened: (args) => onHomeOpened(args, parts),
    tokens_revoked: (args) => onTokensRevoked(args, fatal),
    app_uninstalled: () => onUninstalled(fatal),
  };
  const heard = new Map<string, (args: EventArgs) => Promise<void>>(Object.entries(onEvent));
  app.use(async (args) => {
    if ("event" in args) return heard.get(args.event.type)?.(args);
    if ("command" in args) return args.command.command === command.name ? onCommand(args, parts) : undefined;
    if (isPress(args)) return onPress(args, parts);
    if (isSuggestion(args)) return onOptions(args, parts);
    if (isShortcut(args)) return onShortcut(args, parts);
    if (isFilterForm(args)) return onFilter(args, parts);
  });
}
