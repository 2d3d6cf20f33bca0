// Makes the screens: types from the description of the HTTP interface, a check of all types, then small files and
// their packed twins in target/classes. Does nothing if nothing has changed since.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = import.meta.dirname;
const OUT = join(ROOT, 'target/classes/io/customerpulse/web');
const DONE = join(ROOT, 'target/web.done');

/** What a browser loads before the first page stands: script and style, packed, in bytes. */
const FIRST_LOAD_MAX = { js: 150_000, css: 30_000 };

function changedAt(path) {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
}

function run(program, ...args) {
  execFileSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], { cwd: ROOT, stdio: 'inherit' });
}

function npm(...args) {
  execFileSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
}

function isDone() {
  const inputs = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'build.mjs', 'api/openapi.json'];
  const made = changedAt(DONE);
  // The types are made here, so they are no reason to make them again.
  const sources = [...files(join(ROOT, 'src')), ...files(join(ROOT, 'public'))].filter((each) => !each.endsWith('schema.d.ts'));
  const folders = [...new Set(sources.map((each) => join(each, '..')))].filter((each) => !each.endsWith('api'));
  return [...inputs.map((each) => join(ROOT, each)), ...sources, ...folders].every((each) => changedAt(each) < made);
}

function install() {
  const modules = join(ROOT, 'node_modules/.package-lock.json');
  if (changedAt(modules) > changedAt(join(ROOT, 'package-lock.json'))) return;
  npm('install', '--no-save', '--no-audit', '--no-fund', '--no-progress', '--ignore-scripts', '--loglevel=error');
}

function pack() {
  for (const file of files(OUT)) {
    if (!/\.(js|css|html|svg|json)$/.test(file)) continue;
    const packed = gzipSync(readFileSync(file), { level: 9 });
    if (packed.length < statSync(file).size) writeFileSync(`${file}.gz`, packed);
  }
}

/** Tells the first script, which the page waits for, where the words of each language are. */
function nameWords(manifest) {
  const page = join(OUT, 'index.html');
  const files = ['en', 'de'].map((language) => `data-${language}="/${manifest[`src/words/${language}.ts`].file}"`);
  const html = readFileSync(page, 'utf8').replace('src="/theme.js"', `src="/theme.js" ${files.join(' ')}`);
  if (!html.includes('data-de=')) throw new Error('index.html has no script /theme.js that could fetch the words');
  writeFileSync(page, html);
}

/** What comes before the first page stands, in the language with most words. */
function firstLoad(manifest) {
  const seen = new Set();
  const walk = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    (manifest[key].imports ?? []).forEach(walk);
  };
  const home = Object.keys(manifest).find((key) => manifest[key].name === 'home');
  ['index.html', home, 'src/words/de.ts'].forEach(walk);
  const packed = (name) => gzipSync(readFileSync(join(OUT, name))).length;
  const sum = (names) => [...new Set(names)].reduce((total, name) => total + packed(name), 0);
  const chunks = [...seen].map((key) => manifest[key]);
  return { js: sum(chunks.map((each) => each.file)), css: sum(chunks.flatMap((each) => each.css ?? [])) };
}

if (!isDone()) {
  install();
  run('openapi-typescript/bin/cli.js', 'api/openapi.json', '--output', 'src/api/schema.d.ts');
  run('typescript/bin/tsc');
  run('vite/bin/vite.js', 'build', '--logLevel', 'warn');
  // What was made of which source, as Vite tells it.
  const manifest = JSON.parse(readFileSync(join(OUT, '.vite/manifest.json'), 'utf8'));
  const load = firstLoad(manifest);
  for (const kind of ['js', 'css']) {
    if (load[kind] > FIRST_LOAD_MAX[kind]) {
      throw new Error(`the first load has ${load[kind]} bytes of ${kind}, packed; at most ${FIRST_LOAD_MAX[kind]} are allowed`);
    }
  }
  console.log(`web: first load ${load.js} bytes of script, ${load.css} of style, packed`);
  nameWords(manifest);
  rmSync(join(OUT, '.vite'), { recursive: true });
  pack();
  writeFileSync(DONE, '');
}
