import { relative, sep } from 'node:path';

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Words that say nothing of what is inside, so that everything ends up there. */
const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'types', 'constants']);
const frontDoor = /^(libs\/[^/]+\/src|workflows)\/index\.ts$/;

/** ESLint rule: files and folders are named in kebab-case after what they hold, and a library has one front door. */
export const fileNames = {
  meta: {
    type: 'suggestion',
    docs: { description: 'file names are kebab-case and say what is inside' },
    schema: [],
    messages: {
      kebabCase: '`{{name}}` is not kebab-case.',
      emptyName: '`{{name}}` says nothing of what is inside; name it as the ward and the municipality would.',
      frontDoor: 'A library has one index.ts, in its src folder; other files are imported by their name.',
    },
  },
  create(context) {
    const parts = relative(context.cwd, context.filename).split(sep);
    return {
      Program(node) {
        const report = (messageId, name) => context.report({ node, messageId, data: { name } });
        for (const name of parts) {
          const bare = name.replace(/^\./, '');
          if (!kebabCase.test(bare)) report('kebabCase', name);
          if (bare.split(/[-.]/).some((word) => emptyWords.has(word))) report('emptyName', name);
        }
        if (/^index\.tsx?$/.test(parts.at(-1)) && !frontDoor.test(parts.join('/'))) report('frontDoor', parts.at(-1));
      },
    };
  },
};
