import { engineOver, surveyRecords } from "../support.ts";

/** An engine over what the registry began with: enough to look at, and it stays as it is. */
export const { ask, suggest } = engineOver(surveyRecords);
