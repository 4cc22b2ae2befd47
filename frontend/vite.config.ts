import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The dev server needs inline scripts and a socket, which the policy of the shipped page forbids. */
function policyOnlyInBuilds(): Plugin {
  return {
    name: 'cairn-policy-only-in-builds',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  };
}

/**
 * Names in the page what the first screen is made of, so that it is read while the first lines run
 * and not after them: the chunk of app/start, its styles and the font.
 */
function readAtOnce(): Plugin {
  return {
    name: 'cairn-read-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const files = Object.values(bundle);
        const start = files.find((file) => file.type === 'chunk' && file.name === 'start');
        if (start?.type !== 'chunk') throw new Error('the chunk of app/start is missing');
        const fonts = files
          .map(({ fileName }) => fileName)
          .filter((name) => name.endsWith('.woff2'));
        const link = (attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { crossorigin: true, ...attrs },
          injectTo: 'head',
        });
        return [
          ...fonts.map((name) =>
            link({ rel: 'preload', as: 'font', type: 'font/woff2', href: `/${name}` }),
          ),
          ...[...(start.viteMetadata?.importedCss ?? [])].map((name) =>
            link({ rel: 'stylesheet', href: `/${name}` }),
          ),
          ...[start.fileName, ...start.imports].map((name) =>
            link({ rel: 'modulepreload', href: `/${name}` }),
          ),
        ];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), policyOnlyInBuilds(), readAtOnce()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Nothing is inlined as data, so that the content policy stays as narrow as it is.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { host: '127.0.0.1' },
  test: {
    css: false,
    // As many as the smallest machine that builds has cores; Vitest would leave one idle.
    maxWorkers: 2,
    // Rules need no page; only components pay for one.
    projects: [
      {
        extends: true,
        test: { name: 'rules', environment: 'node', include: ['src/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/test/setup.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
