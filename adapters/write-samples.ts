import { openEngine } from "./engine/open.ts";
import { writeSamples } from "./samples.ts";

writeSamples((await openEngine([])).ask);
