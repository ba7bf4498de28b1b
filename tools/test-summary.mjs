// Adds up what the test runs left in a folder: NAME.exit, NAME.log, and NAME.ctrf.json (xunit) or NAME.vitest.json.
// With a name it prints that run's line; without, the failures, the skipped tests and the closing line.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, only] = process.argv.slice(2);
const text = (name) => readFileSync(join(folder, name), 'utf8');

function parsed(name) {
  if (!existsSync(join(folder, name))) return undefined;
  try {
    return JSON.parse(text(name));
  } catch {
    // A run that was killed while it wrote.
    return undefined;
  }
}

function xunitTests({ results }) {
  const tests = results.tests.map(({ name, status, message, trace, extra }) => ({
    name,
    status: status === 'passed' || status === 'failed' ? status : 'skipped',
    detail: [message ?? extra?.reason, trace].filter(Boolean).join('\n'),
  }));
  const errors = (results.extra?.suites ?? []).flatMap((suite) => suite.errors ?? []);
  return [...tests, ...errors.map((error) => ({ name: 'outside a test', status: 'failed', detail: JSON.stringify(error) }))];
}

function vitestTests({ testResults }) {
  return testResults.flatMap((file) =>
    file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')
      ? [...file.assertionResults.map(vitestTest), { name: file.name, status: 'failed', detail: file.message }]
      : file.assertionResults.map(vitestTest),
  );
}

function vitestTest({ fullName, status, failureMessages }) {
  const known = status === 'passed' || status === 'failed';
  return { name: fullName, status: known ? status : 'skipped', detail: (failureMessages ?? []).join('\n') || (known ? '' : status) };
}

function run(name) {
  const exit = Number(text(`${name}.exit`));
  const xunit = parsed(`${name}.ctrf.json`);
  const vitest = parsed(`${name}.vitest.json`);
  const tests = xunit ? xunitTests(xunit) : vitest ? vitestTests(vitest) : [];
  const explained = tests.some((test) => test.status === 'failed');
  // A run that ends badly without a failed test has crashed, hung, or never started.
  if (!explained && (exit !== 0 || (!xunit && !vitest))) {
    const how = exit === 124 || exit === 137 ? 'It was stopped after too long a time.' : `It ended with code ${exit} and no failed test.`;
    tests.push({ name: 'the run itself', status: 'failed', detail: `${how}\n${text(`${name}.log`)}` });
  }
  return { name, tests };
}

const count = (runs, status) => runs.flatMap((one) => one.tests).filter((test) => test.status === status).length;

// A crash prints pages; its reason stands at either end.
function indented(detail) {
  const lines = detail.trimEnd().split('\n').map((line) => `      ${line.length > 240 ? `${line.slice(0, 240)}…` : line}`);
  return (lines.length > 40 ? [...lines.slice(0, 20), '      …', ...lines.slice(-15)] : lines).join('\n');
}

function totals(runs) {
  const skipped = count(runs, 'skipped');
  return `${count(runs, 'passed')} passed, ${count(runs, 'failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function list(runs, status, heading) {
  const lines = runs.flatMap(({ name, tests }) =>
    tests.filter((test) => test.status === status).map((test) => `  ${name}: ${test.name}${test.detail ? `\n${indented(test.detail)}` : ''}`),
  );
  if (lines.length > 0) console.log(`\n${heading}\n${lines.join('\n')}`);
}

if (only) {
  console.log(`${only}: ${totals([run(only)])}`);
} else {
  const runs = readdirSync(folder).filter((file) => file.endsWith('.exit')).map((file) => run(file.slice(0, -'.exit'.length)));
  const steps = existsSync(join(folder, 'failed')) ? text('failed').trim().split('\n') : [];
  runs.push(...steps.map((step) => ({ name: step, tests: [{ name: 'failed, see above', status: 'failed', detail: '' }] })));
  list(runs, 'skipped', 'Skipped:');
  list(runs, 'failed', 'Failed:');
  console.log(`\n${totals(runs)}`);
  process.exitCode = count(runs, 'failed') > 0 || count(runs, 'passed') === 0 ? 1 : 0;
}
