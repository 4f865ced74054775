import { writeFileSync } from 'node:fs';
import { problemsPage } from './problems-page';

// Writes the page of problems to the file named on the command line.
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('name the file to write');
writeFileSync(file, problemsPage());
