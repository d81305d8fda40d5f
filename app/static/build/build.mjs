// Makes the style sheets: `node build.mjs <root> <job.json> <out folder>`.
// The job names the NHS classes in use; app/core/assets writes it, and hashes and compresses what comes out.
import fs from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import rtlcss from 'rtlcss';
import * as sass from 'sass';

const [root, jobFile, out] = process.argv.slice(2);
const job = JSON.parse(fs.readFileSync(jobFile, 'utf8'));
const here = path.join(root, 'app/static/build');
const tokens = JSON.parse(fs.readFileSync(path.join(here, 'tokens.json'), 'utf8'));
const used = new Set([...job.classes, ...tokens.set_by_script]);

const classesOf = (selector) => [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map((m) => m[1]);
const withoutNot = (selector) => selector.replace(/:not\((?:[^()]|\([^()]*\))*\)/g, '');

/** The whole NHS build, its colours turned into our tokens. */
function nhs() {
  const { css } = sass.compile(path.join(here, 'vendor.scss'), {
    loadPaths: [path.join(root, 'node_modules')], quietDeps: true, logger: sass.Logger.silent,
  });
  return Object.entries(tokens.colours).reduce(
    (text, [hex, name]) => text.replace(new RegExp(`#${hex}(?![0-9a-f])`, 'gi'), `var(--${name})`), css);
}

/** Our own purge: a selector stays when every class it asks for is in use. postcss is there already, because of rtlcss. */
function reduce(css) {
  const tree = postcss.parse(css);
  tree.walkDecls((decl) => { if (decl.value.includes('url(')) decl.remove(); }); // pictures that we do not ship
  tree.walkAtRules('media', (rule) => { if (rule.params.includes('screen\uFFFD') || rule.params.includes('\\0')) rule.remove(); });
  tree.walkRules((rule) => {
    if (rule.parent.type === 'atrule' && rule.parent.name.endsWith('keyframes')) return;
    const kept = rule.selectors.filter((s) => classesOf(withoutNot(s)).every((name) => used.has(name)));
    if (kept.length === 0 || rule.nodes.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  for (let empty = true; empty;) {
    empty = false;
    tree.walkAtRules((rule) => { if (rule.nodes && rule.nodes.length === 0) { rule.remove(); empty = true; } });
  }
  return tree.toString();
}

/** rtlcss, and what it leaves or spoils: chevrons and the closed details arrow are clipped shapes, arrow icons are pictures;
    a tick is a tick in every direction, so it moves to its box but is not turned round. */
function mirrored(css) {
  const flip = (x) => (x.endsWith('%') ? `${100 - Number.parseFloat(x)}%` : x === '0' ? '100%' : `calc(100% - ${x})`);
  const turned = rtlcss.process(css).replace(/polygon\(([^)]*)\)/g, (_, points) => {
    const pairs = points.split(',').map((p) => p.trim().split(/\s+/));
    return `polygon(${pairs.map(([x, y]) => `${flip(x)} ${y}`).join(', ')})`;
  });
  const arrows = ['arrow-left', 'arrow-right', 'arrow-right-circle', 'chevron-left', 'chevron-right', 'chevron-right-circle'];
  const tick = '.nhsuk-checkboxes__label::after { transform: translate(.707rem, .265rem) rotate(-45deg); border-width: 0 0 .25rem .25rem; }';
  return `${turned}\n${tick}\n${arrows.map((a) => `.nhsuk-icon--${a}`).join(', ')} { transform: scaleX(-1); }`;
}

const small = (css) => sass.compileString(css, { syntax: 'css', style: 'compressed', charset: false }).css;
const read = (folder, name) => fs.readFileSync(path.join(folder, name), 'utf8');

const ownFolder = path.join(root, 'app/static/css');
const names = fs.readdirSync(ownFolder).filter((name) => name.endsWith('.css')).sort();
const own = names.filter((name) => /^\d/.test(name)).map((name) => read(ownFolder, name)).join('\n');
const full = nhs();
const known = new Set(classesOf(full.replace(/\/\*[^]*?\*\/|"[^"]*"|url\([^)]*\)|\{[^{}]*\}/g, ' ')));
const reduced = reduce(full);

fs.writeFileSync(path.join(out, 'site.css'), small(`${reduced}\n${own}`));
fs.writeFileSync(path.join(out, 'site.rtl.css'), small(`${reduce(mirrored(full))}\n${own}`));
for (const name of names.filter((n) => /^(theme|page)-/.test(n))) {
  fs.writeFileSync(path.join(out, name), small(read(ownFolder, name)));
}
fs.writeFileSync(path.join(out, 'classes.json'), JSON.stringify({
  known: [...known].sort(), kept: [...new Set(classesOf(reduced))].filter((c) => known.has(c)).sort(),
}));
