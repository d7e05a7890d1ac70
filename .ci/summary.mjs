// Adds up what ran, and fails when a kind of test that must run did not.
import { readFileSync } from 'node:fs';

const [readme, full] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const names = (run) =>
  run.testResults.flatMap((suite) =>
    suite.assertionResults
      .filter((test) => test.status === 'passed')
      .map((test) => `${suite.name} ${test.fullName}`),
  );
const mustRun = [
  ['the embedded database', (name) => name.includes('(embedded database)'), names(readme)],
  ['PostgreSQL', (name) => name.includes('(PostgreSQL)'), names(full)],
  ['Chromium', (name) => name.includes('/tests/browser/'), names(full)],
  ['the journeys', (name) => name.includes('/tests/journeys/'), names(readme)],
  ['the journeys on PostgreSQL', (name) => name.includes('/tests/journeys/'), names(full)],
  ['card schemas', (name) => name.includes('/tests/cards/'), names(readme)],
  ['papers through a Graph double', (name) => name.includes('/tests/journeys/sharepoint'), names(readme)],
  ['the ask page', (name) => name.includes('/tests/tabs/'), names(readme)],
  ['the manifest', (name) => name.includes('/tests/manifest/'), names(readme)],
];
let failed =
  readme.numFailedTests + full.numFailedTests + readme.numFailedTestSuites + full.numFailedTestSuites;
for (const [what, matches, ran] of mustRun) {
  const count = ran.filter(matches).length;
  console.log(`${what}: ${count}`);
  if (count === 0) {
    console.log(`  did not run: ${what}`);
    failed += 1;
  }
}
console.log(`${readme.numPassedTests + full.numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
