// Copies the fonts of ../../fonts from the @fontsource packages, with their licences, and writes their style sheet.
// Static files: two weights of each are smaller than the variable font that holds all (35 against 39 kB for Overpass,
// 27 against 36 kB for Noto Sans).
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';

const FONTS = [
  { family: 'Overpass', id: 'overpass', weights: [600, 700] },
  { family: 'Noto Sans', id: 'noto-sans', weights: [400, 600] },
];
// English, French and Spanish need `latin` alone. A browser loads `latin-ext` only for a page that has such a letter.
const SUBSETS = ['latin-ext', 'latin'];

const target = new URL('../../fonts/', import.meta.url);
await mkdir(target, { recursive: true });

const rules = ['/* Written by vendor/rebuild/fonts.mjs. Licences: overpass.OFL.txt, noto-sans.OFL.txt. */\n'];
for (const { family, id, weights } of FONTS) {
  const origin = new URL(`node_modules/@fontsource/${id}/`, import.meta.url);
  const ranges = JSON.parse(await readFile(new URL('unicode.json', origin), 'utf8'));
  await copyFile(new URL('LICENSE', origin), new URL(`${id}.OFL.txt`, target));
  for (const weight of weights) {
    for (const subset of SUBSETS) {
      const name = `${id}-${subset}-${weight}.woff2`;
      await copyFile(new URL(`files/${id}-${subset}-${weight}-normal.woff2`, origin), new URL(name, target));
      rules.push(`@font-face {
  font-family: "${family}";
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url("${name}") format("woff2");
  unicode-range: ${ranges[subset].replaceAll(',', ', ')};
}
`);
    }
  }
}
await writeFile(new URL('fonts.css', target), rules.join('\n'));
