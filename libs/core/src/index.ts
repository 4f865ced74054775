export { max } from './instant';
