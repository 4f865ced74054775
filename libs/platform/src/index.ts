export { ConfigError, loadConfig, settings, type Config, type Setting } from './config';
export { Database, isDatabaseUnavailable, sqlState, violatedConstraint } from './database/database';
export { separateOptions } from './database/connection-options';
export { createLogger } from './logging';
export { problemCatalogue, type ProblemCode } from './problem/problem-catalogue';
export { ProblemError, type ProblemFacts } from './problem/problem-error';
export { ProblemFilter, sendProblem } from './problem/problem.filter';
export { CONFIG, PlatformModule } from './platform.module';
export { SteadyLoop, type SteadyLoopOptions } from './steady-loop';
