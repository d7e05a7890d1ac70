import { resolve } from 'node:path';
import { ConfigError, readConfig } from '../config';

const app = '11111111-2222-4333-8444-555555555555';
const tenant = '21111111-2222-4333-8444-555555555555';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the settings', () => {
  it('with none set, are local mode on this machine with the embedded database', () => {
    expect(readConfig({})).toMatchObject({
      local: true,
      bot: null,
      host: '127.0.0.1',
      port: 3978,
      databaseUrl: null,
      dataDir: resolve('.data'),
    });
  });

  it('count a blank line of .env as not set', () => {
    expect(readConfig({ MicrosoftAppId: '', PORT: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });

  it('lock young people’s words by a key of their own: a file in local mode, none without a setting elsewhere', () => {
    const key = Buffer.alloc(32, 3).toString('base64');
    const bot = { MicrosoftAppId: app, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'secret' };
    expect(readConfig({}).questionKeys).toBeNull();
    expect(readConfig(bot).questionKeys).toEqual([]);
    const asked = {
      ...bot,
      EMERGENCY_DUTY_TEAM: 'Emergency duty team, 01632 960104',
      QUESTIONS_KEY: `${key}, ${key}`,
    };
    expect(readConfig(asked).questionKeys).toEqual([key, key]);
    expect(problemsOf({ ...asked, EMERGENCY_DUTY_TEAM: ' ' })).toEqual([
      expect.stringMatching(/^EMERGENCY_DUTY_TEAM is needed with QUESTIONS_KEY/),
    ]);
    expect(problemsOf({ ...bot, QUESTIONS_KEY: 'too short' })[0]).toMatch(
      /^QUESTIONS_KEY must be 32 random bytes/,
    );
    expect(problemsOf({ ...bot, QUESTIONS_KEY: 'too short' }).join()).not.toContain('too short');
  });

  it.each([
    [{ MicrosoftAppPassword: 'secret' }, 'secret'],
    [{ MicrosoftAppCertificateFile: 'bot.pem' }, 'certificate'],
    [{ MicrosoftAppType: 'UserAssignedMsi' }, 'managed-identity'],
  ])('with a bot registration, prove who the bot is by %j', (given, kind) => {
    const config = readConfig({ MicrosoftAppId: app, MicrosoftAppTenantId: tenant, ...given });
    expect(config).toMatchObject({
      local: false,
      host: '0.0.0.0',
      bot: { kind, appId: app, tenantId: tenant },
    });
  });

  it.each([
    ['production without a bot', { NODE_ENV: 'production' }, 'MicrosoftAppId'],
    ['local mode on every address', { HOST: '0.0.0.0' }, 'HOST'],
    ['an app id that is not one', { MicrosoftAppId: 'pledgekeeper' }, 'MicrosoftAppId'],
    ['no tenant', { MicrosoftAppId: app, MicrosoftAppPassword: 'x' }, 'MicrosoftAppTenantId'],
    ['no secret', { MicrosoftAppId: app, MicrosoftAppTenantId: tenant }, 'MicrosoftAppPassword'],
    ['an unknown type', { MicrosoftAppType: 'MultiTenant' }, 'MicrosoftAppType'],
    [
      'a secret beside a managed identity',
      {
        MicrosoftAppId: app,
        MicrosoftAppTenantId: tenant,
        MicrosoftAppType: 'UserAssignedMsi',
        MicrosoftAppPassword: 'x',
      },
      'MicrosoftAppPassword',
    ],
    ['a port in words', { PORT: 'http' }, 'PORT'],
    ['a port too high', { PORT: '70000' }, 'PORT'],
    ['another kind of database', { DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
    ['an address without a scheme', { PUBLIC_URL: 'bot.example.gov.uk' }, 'PUBLIC_URL'],
    ['a Graph address without a scheme', { GRAPH_BASE_URL: 'graph' }, 'GRAPH_BASE_URL'],
    ['a SharePoint folder without a drive', { SHAREPOINT_FOLDER: 'Packs' }, 'SHAREPOINT_DRIVE_ID'],
  ])('refuse %s, naming the setting', (_, env, setting) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${setting} `));
  });

  it('name every wrong setting at once, and never a secret', () => {
    const problems = problemsOf({ PORT: 'x', PUBLIC_URL: 'y', DATABASE_URL: 'mysql://user:hush@host/db' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('hush');
  });

  describe('of SharePoint', () => {
    const bot = { MicrosoftAppId: app, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'x' };
    const drive = { SHAREPOINT_DRIVE_ID: 'b!drive' };
    const own = '31111111-2222-4333-8444-555555555555';

    it('take the bot’s own identity, unless another is named', () => {
      expect(readConfig({ ...bot, ...drive, SHAREPOINT_FOLDER: '/Committees/Packs/' }).sharePoint).toEqual({
        driveId: 'b!drive',
        folder: 'Committees/Packs',
        identity: { kind: 'secret', clientId: app, tenantId: tenant, secret: 'x' },
      });
      const named = (env: Record<string, string>) =>
        readConfig({ ...bot, ...drive, ...env }).sharePoint?.identity;
      expect(named({ AZURE_CLIENT_ID: own })).toEqual({ kind: 'managed-identity', clientId: own });
      expect(named({ AZURE_CLIENT_ID: own, AZURE_CLIENT_SECRET: 'y' })).toEqual({
        kind: 'secret',
        clientId: own,
        tenantId: tenant,
        secret: 'y',
      });
      expect(named({ AZURE_CLIENT_ID: own, AZURE_CLIENT_CERTIFICATE_PATH: 'graph.pem' })).toEqual({
        kind: 'certificate',
        clientId: own,
        tenantId: tenant,
        certificateFile: resolve('graph.pem'),
      });
    });

    it('lets calendars be written as the same identity, also without SharePoint, and needs nothing for it', () => {
      expect(readConfig(bot).calendarIdentity).toEqual({
        ...{ kind: 'secret', clientId: app, tenantId: tenant, secret: 'x' },
      });
      expect(readConfig({ ...bot, AZURE_CLIENT_ID: own }).calendarIdentity).toEqual({
        ...{ kind: 'managed-identity', clientId: own },
      });
      expect(readConfig({}).calendarIdentity).toBeNull();
    });

    it('take the address of a national cloud with the version or without', () => {
      expect(readConfig({}).graphBaseUrl).toBe('https://graph.microsoft.com/v1.0');
      expect(readConfig({ GRAPH_BASE_URL: 'https://graph.microsoft.us/' }).graphBaseUrl).toBe(
        'https://graph.microsoft.us/v1.0',
      );
      expect(readConfig({ GRAPH_BASE_URL: 'https://dod-graph.microsoft.us/beta/' }).graphBaseUrl).toBe(
        'https://dod-graph.microsoft.us/beta',
      );
      expect(readConfig({ AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us/' }).authorityHost).toBe(
        'https://login.microsoftonline.us',
      );
    });

    it('need no identity in local mode for a double on this machine', () => {
      const config = readConfig({ ...drive, GRAPH_BASE_URL: 'http://127.0.0.1:4000/v1.0' });
      expect(config.sharePoint?.identity).toEqual({ kind: 'none' });
    });

    it.each([
      ['local mode with nobody to write', drive, 'AZURE_CLIENT_ID'],
      ['a token sent in the clear', { GRAPH_BASE_URL: 'http://graph.example.com/v1.0' }, 'GRAPH_BASE_URL'],
      [
        'a host that only begins like this machine',
        { GRAPH_BASE_URL: 'http://127.0.0.1.evil.example' },
        'GRAPH_BASE_URL',
      ],
      [
        'a sign-in in the clear',
        { AZURE_AUTHORITY_HOST: 'http://login.example.com' },
        'AZURE_AUTHORITY_HOST',
      ],
      ['a secret of nobody', { ...drive, AZURE_CLIENT_SECRET: 'y' }, 'AZURE_CLIENT_ID'],
      [
        'an identity of no tenant',
        { ...drive, AZURE_CLIENT_ID: own, AZURE_CLIENT_SECRET: 'y' },
        'AZURE_TENANT_ID',
      ],
      [
        'a folder that SharePoint takes not',
        { ...drive, ...bot, SHAREPOINT_FOLDER: 'Packs: 2027' },
        'SHAREPOINT_FOLDER',
      ],
      [
        'a folder above the library',
        { ...drive, ...bot, SHAREPOINT_FOLDER: '../Packs' },
        'SHAREPOINT_FOLDER',
      ],
    ])('refuse %s, naming the setting', (_, env, setting) => {
      const problems = problemsOf(env);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(new RegExp(`^${setting} `));
    });
  });

  it('refuse a public address in local mode, where nothing is authenticated', () => {
    expect(problemsOf({ PUBLIC_URL: 'https://pledgekeeper.example.gov.uk' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL must be empty in local mode/),
    ]);
    const bot = { MicrosoftAppId: app, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'secret' };
    expect(problemsOf({ ...bot, PUBLIC_URL: 'https://pledgekeeper.example.gov.uk' })).toEqual([]);
  });
});
