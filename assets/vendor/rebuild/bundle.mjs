// Builds ../plotly.min.js: plotly.js with only our trace types.
//
// Settings follow `esbuild-config.js` of the plotly.js package. What that file has for WebGL, maps with tiles
// and the `image` trace (shaders, style sheets, node streams) is left out, because no trace of ours needs it.
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(await readFile(here('node_modules/plotly.js/package.json'), 'utf8'));

// plotly.js describes each attribute in prose inside its source. Its own minified builds cut that out, and so do we:
// `0 && <prose>` is always 0, which esbuild sees, and it drops the prose.
const PROSE = /\b(description|hrName|requiredOpts|otherOpts): (?=['"`[])/g;

const dropProse = {
  name: 'drop-prose',
  setup(builder) {
    builder.onLoad({ filter: /plotly\.js[\\/](src|lib)[\\/].*\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replace(PROSE, '$1: 0 && '), loader: 'js' };
    });
  },
};

const result = await build({
  absWorkingDir: here('.'), // esbuild orders and names modules by path; relative ones are the same everywhere
  entryPoints: ['plotly_entry.cjs'],
  outfile: '../plotly.min.js',
  bundle: true,
  format: 'iife',
  // dcc.Graph takes `window.Plotly` where it is there, and loads the full bundle only where it is not.
  globalName: 'Plotly',
  footer: { js: 'window.Plotly=Plotly;' },
  minify: true,
  target: 'es2020',
  define: { global: 'window', 'define.amd': 'false', 'process.env.NODE_DEBUG': 'false' },
  alias: { 'country-iso-search': './no_country_names.cjs' },
  loader: { '.css': 'empty' }, // the core names the style sheet of maps with tiles, which we do not draw
  plugins: [dropProse],
  banner: {
    js: `/*! plotly.js v${version} (bar, scatter, choropleth, scattergeo) | MIT | see plotly.LICENSE.txt */`,
  },
  legalComments: 'none', // the notices are in ../plotly.LICENSE.txt
  metafile: true,
  logLevel: 'warning',
});

// ../plotly.LICENSE.txt: the licence of plotly.js first, then those of the packages that are inside the bundle.
const [{ inputs }] = Object.values(result.metafile.outputs);
const folders = Object.keys(inputs)
  .filter((path) => inputs[path].bytesInOutput > 0)
  .map((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0])
  .filter((folder) => folder && !folder.endsWith('/plotly.js'));

async function notice(folder) {
  const meta = JSON.parse(await readFile(here(`${folder}/package.json`), 'utf8'));
  const file = (await readdir(here(folder))).sort().find((name) => /^(licen[cs]e|copying)/i.test(name));
  const author = meta.author?.name ?? meta.author ?? 'see the package';
  const text = file ? await readFile(here(`${folder}/${file}`), 'utf8') : `Licence: ${meta.license}. Author: ${author}.`;
  return `${meta.name} ${meta.version}\n\n${text.replaceAll('\r', '').trim()}\n`;
}

const notices = await Promise.all(['node_modules/plotly.js', ...new Set(folders)].map(notice));
const [own, ...others] = notices;
const rule = `\n${'-'.repeat(80)}\n\n`;
await writeFile(here('../plotly.LICENSE.txt'), [own, ...new Set(others.sort())].join(rule));
