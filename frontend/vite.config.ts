import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { ChunkingContext } from 'rolldown';
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

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const page = at('./index.html');

/**
 * Puts what the first screen is made of into one chunk, and what runs before it into the chunk of the
 * page. Split by which later parts share what, it would be eighty files, and the window asks for each
 * in a round trip of its own.
 */
function firstChunk(id: string, context: ChunkingContext): string | null {
  return id === page || isNeeded(id, page, context) ? null : 'start';
}

/** Whether a module is among those that another one needs to run. */
function isNeeded(id: string, by: string, context: ChunkingContext): boolean {
  const found = new Set([by]);
  for (const each of found)
    for (const needed of context.getModuleInfo(each)?.importedIds ?? []) found.add(needed);
  return found.has(id);
}

/**
 * Names in the page the styles and the font of the first screen, so that they are read while the first
 * lines run. Its script is not named: the page would be busy reading it before it had asked for the
 * plan.
 */
function readAtOnce(): Plugin {
  return {
    name: 'cairn-read-at-once',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const files = Object.values(bundle);
        const styles = files.flatMap((file) =>
          file.type === 'chunk' && file.name === 'start'
            ? [...(file.viteMetadata?.importedCss ?? [])]
            : [],
        );
        if (styles.length === 0) throw new Error('the styles of app/start are missing');
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
          ...styles.map((name) => link({ rel: 'stylesheet', href: `/${name}` })),
        ];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), policyOnlyInBuilds(), readAtOnce()],
  resolve: { alias: { '~': at('./src') } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Nothing is inlined as data, so that the content policy stays as narrow as it is.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // No part of the page comes over a network: what is drawn first stands in one file on purpose.
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: page, start: at('./src/app/start.tsx') },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ debugName: 'first', name: firstChunk, tags: ['$initial'] }],
        },
      },
    },
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
