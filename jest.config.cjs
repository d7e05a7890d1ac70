/** Jest runs the TypeScript as it stands; only the workers (Typst, database set-up) come from dist. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
    // The reader of workbooks comes as ES modules only, which Jest cannot require.
    'node_modules/hucre/.+\\.mjs$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!hucre/)'],
  // adaptivecards' own entry cannot be loaded in Node (AdaptiveCards issue 9155).
  moduleNameMapper: { '^adaptivecards$': 'adaptivecards/dist/adaptivecards.js' },
  // One migrated database of each engine, which every test file starts from.
  globalSetup: '<rootDir>/tests/support/templates.ts',
  // A journey starts a whole product, and machines are noisy: this only ends what hangs.
  testTimeout: 120_000,
  maxWorkers: 2,
};
