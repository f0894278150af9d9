import { renderFilterForm } from "./filter-form.ts";
import { splitQuestion } from "./filter-state.ts";
import { pageSize } from "./limits.ts";
import type { SlackParts } from "./parts.ts";
import { type PressArgs, readPressed } from "./reach.ts";
import type { View } from "./view.ts";

/** Opens the filter form of an answer, filled in with its question; within the 3 s that Slack's trigger lives. */
export async function openFilter(view: View, { body, client }: PressArgs, parts: SlackParts): Promise<void> {
  if (view.kind === "show") return;
  const { question, after, locale } = view;
  const [{ query }, choices] = await Promise.all([
    parts.ask(question, { after, locale, limit: pageSize }),
    parts.choices(locale),
  ]);
  const { values, rest } = await splitQuestion({ ...query, locale }, parts.writeFilters);
  const pressed = readPressed(body);
  const state = {
    locale,
    rest,
    place: pressed.at === "home" ? null : pressed.place,
    isPrivate: pressed.at === "private",
    responseUrl: pressed.at === "private" && body.response_url ? body.response_url : null,
  };
  await client.views.open({ trigger_id: body.trigger_id, view: renderFilterForm(values, state, choices) });
}
