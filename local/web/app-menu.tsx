/** Adds, blocks or takes the bot off this person's Teams, so that what follows can be seen. */
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import type { AppState, PersonSummary } from '../contract';
import { api } from './api';

const stateWords: Record<AppState, string> = {
  installed: 'Added',
  blocked: 'Blocked',
  uninstalled: 'Not added',
};

const choices: Record<AppState, { app: AppState; words: string }[]> = {
  installed: [
    { app: 'blocked', words: 'Block Pledgekeeper' },
    { app: 'uninstalled', words: 'Remove Pledgekeeper' },
  ],
  blocked: [{ app: 'installed', words: 'Unblock Pledgekeeper' }],
  uninstalled: [{ app: 'installed', words: 'Add Pledgekeeper' }],
};

export function AppMenu({ person, announce }: { person: PersonSummary; announce: (text: string) => void }) {
  const change = async (app: AppState) => {
    try {
      await api.setApp(person.id, app);
      announce(`Pledgekeeper is now ${stateWords[app].toLowerCase()}`);
    } catch (error) {
      announce(error instanceof Error ? error.message : 'Something went wrong. Please try again.');
    }
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small">
          App: {stateWords[person.app]}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices[person.app].map(({ app, words }) => (
            <MenuItem key={app} onClick={() => change(app)}>
              {words}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
