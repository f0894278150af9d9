import type {
  APIApplicationCommandBasicOption,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from "discord.js";
import { limits } from "./limits.ts";

/** A word or sentence in each language; `en-US` stands beside the default because Discord may fall back on `en-GB`. */
function localised(en: string, ko: string) {
  return { "en-US": en, ko };
}

/** May be installed to a server or to a person, and used in servers, in the bot's DMs and in other private channels. */
const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };

type Words = readonly [en: string, ko: string];

function named(name: Words, description: Words) {
  return {
    name: name[0],
    name_localizations: localised(...name),
    description: description[0],
    description_localizations: localised(...description),
  };
}

/**
 * Text with autocomplete. No option has fixed choices: beside one that was filled in wrongly, Discord stops
 * completing the others (discord-api-docs#7350), and what can be chosen is the registry's matter, not a deployment's.
 */
function text(name: Words, description: Words, required: boolean, maxLength: number): APIApplicationCommandBasicOption {
  const option = { type: 3, ...named(name, description), autocomplete: true, max_length: maxLength } as const;
  return required ? { ...option, required } : option;
}

function command(
  name: Words,
  description: Words,
  options: APIApplicationCommandBasicOption[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return { type: 1, ...named(name, description), ...everywhere, ...(options.length === 0 ? {} : { options }) };
}

const dataset = command(
  ["dataset", "데이터셋"],
  ["Find data to train on, or look a dataset up by name", "학습에 쓸 데이터를 찾거나 데이터셋을 이름으로 찾아봅니다"],
  [
    text(
      ["query", "질문"],
      [
        "What you need, or a dataset's name: preference korean, video instruction, LAION-5B",
        "필요한 데이터 또는 데이터셋 이름: 한국어 선호도, 비디오 지시문, LAION-5B",
      ],
      true,
      limits.queryOption,
    ),
    text(
      ["kind", "종류"],
      ["Only this kind: instruction, preference …", "이 종류만: 지시, 선호 …"],
      false,
      limits.nameOption,
    ),
    text(["language", "언어"], ["Only in this language", "이 언어로 된 것만"], false, limits.nameOption),
    text(["license", "라이선스"], ["Only under this licence", "이 라이선스인 것만"], false, limits.nameOption),
    {
      type: 5,
      ...named(
        ["public", "공개"],
        [
          "Show the answer to everybody here (otherwise only you see it)",
          "답을 이 채널의 모두에게 보입니다 (기본은 나만)",
        ],
      ),
    },
  ],
);

const model = command(
  ["model", "모델"],
  ["Which data a model was trained on, stage by stage", "모델이 어떤 데이터로 학습했는지 단계별로 알려줍니다"],
  [
    text(
      ["name", "이름"],
      ["The model's name, such as LLaVA-1.5", "모델 이름 (예: LLaVA-1.5)"],
      true,
      limits.nameOption,
    ),
    text(["stage", "단계"], ["Only this stage of its training", "이 학습 단계만"], false, limits.nameOption),
  ],
);

const compare = command(
  ["compare", "비교"],
  ["Set two datasets side by side", "데이터셋 둘을 나란히 비교합니다"],
  [
    text(["a", "첫째"], ["A dataset's name", "데이터셋 이름"], true, limits.nameOption),
    text(["b", "둘째"], ["Another dataset's name", "다른 데이터셋 이름"], true, limits.nameOption),
  ],
);

const help = command(
  ["dataset-help", "데이터셋-도움말"],
  ["What you can ask, and what is kept of it", "무엇을 물어볼 수 있고 무엇을 보관하는지 알려줍니다"],
  [],
);

/** On a message: Apps → Find datasets here. The name of such a command may have blanks and capitals. */
const findHere: RESTPostAPIContextMenuApplicationCommandsJSONBody = {
  type: 3,
  name: "Find datasets here",
  name_localizations: localised("Find datasets here", "이 메시지의 데이터 찾기"),
  ...everywhere,
};

/** The bot's commands, as Discord's API takes them. */
export const commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [dataset, model, compare, help, findHere];

/** The name of the command for messages. */
export const findHereName: string = findHere.name;

function optionsOf(commandName: string) {
  return [dataset, model, compare].find(({ name }) => name === commandName)?.options ?? [];
}

/** How long an option's text may be; Discord holds nobody to it while they type. */
export function longestOption(commandName: string, option: string): number {
  const found = optionsOf(commandName).find(({ name }) => name === option);
  return found && "max_length" in found ? (found.max_length ?? limits.nameOption) : limits.nameOption;
}

/** What an option is called in each language, for those who paste a whole command into one option. */
export function optionLabels(commandName: string): ReadonlyMap<string, string> {
  return new Map(
    optionsOf(commandName).flatMap(({ name, name_localizations: localised }) => [
      [name, name],
      [localised?.ko ?? name, name],
    ]),
  );
}
