export { ConfigError, loadConfig, settings, type Config, type Setting } from './config';
