import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from "discord.js";
import { limits } from "./limits.ts";

/** A word or sentence in each language; `en-US` stands beside the default because Discord may fall back on `en-GB`. */
function localised(en: string, ko: string) {
  return { "en-US": en, ko };
}

/** May be installed to a server or to a person, and used in servers, in the bot's DMs and in other private channels. */
const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };

const dataset: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: 1,
  name: "dataset",
  name_localizations: localised("dataset", "데이터셋"),
  description: "Find data to train on, or look a dataset up by name",
  description_localizations: localised(
    "Find data to train on, or look a dataset up by name",
    "학습에 쓸 데이터를 찾거나 데이터셋을 이름으로 찾아봅니다",
  ),
  ...everywhere,
  options: [
    {
      type: 3,
      name: "query",
      name_localizations: localised("query", "질문"),
      description: "What you need, or a dataset's name: preference korean, video instruction, LAION-5B",
      description_localizations: localised(
        "What you need, or a dataset's name: preference korean, video instruction, LAION-5B",
        "필요한 데이터 또는 데이터셋 이름: 한국어 선호도, 비디오 지시문, LAION-5B",
      ),
      required: true,
      autocomplete: true,
      max_length: limits.queryOption,
    },
  ],
};

const model: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: 1,
  name: "model",
  name_localizations: localised("model", "모델"),
  description: "Which data a model was trained on, stage by stage",
  description_localizations: localised(
    "Which data a model was trained on, stage by stage",
    "모델이 어떤 데이터로 학습했는지 단계별로 알려줍니다",
  ),
  ...everywhere,
  options: [
    {
      type: 3,
      name: "name",
      name_localizations: localised("name", "이름"),
      description: "The model's name, such as LLaVA-1.5",
      description_localizations: localised("The model's name, such as LLaVA-1.5", "모델 이름 (예: LLaVA-1.5)"),
      required: true,
      autocomplete: true,
      max_length: limits.nameOption,
    },
  ],
};

/** The bot's commands, as Discord's API takes them. */
export const commands: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [dataset, model];
