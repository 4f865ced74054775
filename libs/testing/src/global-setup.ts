import { startTestPostgres } from './test-postgres';

/** Jest calls this once per project that names it; the first call does the work. */
export default startTestPostgres;
