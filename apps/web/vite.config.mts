import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Of the design system's styles, what these pages use: every browser that runs them reads woff2, and no page sets an
 * icon by its class. Without it the build carries 200 icons and each font four times.
 */
function leanDesignSystem(): Plugin {
  return {
    name: 'lean-design-system',
    enforce: 'pre',
    // The package exports its JavaScript only; its styles are found beside it.
    resolveId: (id) =>
      id === 'virtual:design-system.css'
        ? fileURLToPath(new URL('../css/dkfds.min.css', import.meta.resolve('dkfds')))
        : undefined,
    transform(code, id) {
      if (!/dkfds\/dist\/css\/.*\.css$/.test(id)) return undefined;
      return code
        .replace(/url\("?[^)"]*\.(eot|woff|ttf)"?\)( ?format\("[^"]*"\))?,?/g, '')
        .replace(/format\("woff2"\),\s*([;}])/g, 'format("woff2")$1')
        .replace(/\.icon-[\w-]+:not\(a\)\{[^}]*\}/g, '');
    },
  };
}

export default defineConfig({
  plugins: [leanDesignSystem(), react()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // What others wrote changes seldom, and stays in the browser when the pages change.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'packages', test: /node_modules/ }] } } },
  },
  server: {
    proxy: { '/api': 'http://localhost:3000', '/auth': 'http://localhost:3000' },
  },
});
