/** A Teams dialog (task module): a card above the chat, until it is sent or closed. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { lazy, Suspense, useRef } from 'react';
import type { CardPress, DialogView, Outcome } from '../contract';
import { api } from './api';

const CardFrame = lazy(() => import('./card-frame'));

interface Props {
  personId: string;
  dialog: DialogView;
  close: (announcement?: string) => void;
  next: (dialog: DialogView) => void;
  announce: (text: string) => void;
}

let dialogs = 0;

export function CardDialog({ personId, dialog, close, next, announce }: Props) {
  const key = useRef('');
  const version = useRef(0);
  const shown = useRef<DialogView | null>(null);
  if (shown.current !== dialog) {
    if (!key.current) {
      dialogs += 1;
      key.current = `dialog-${dialogs}`;
    }
    version.current += 1;
    shown.current = dialog;
  }

  // In a dialog Teams sends every button's data in the same way.
  const press = async ({ data }: CardPress): Promise<Outcome> => {
    const outcome = await api.submitDialog(personId, data);
    if (outcome.dialog) next(outcome.dialog);
    else if (outcome.closeDialog) close(outcome.notice?.text);
    return outcome;
  };

  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{dialog.title || 'Pledgekeeper'}</DialogTitle>
          <DialogContent>
            <Suspense fallback="Opening…">
              <CardFrame
                cacheKey={key.current}
                version={version.current}
                content={dialog.card}
                label={dialog.title || 'Card'}
                press={press}
                announce={announce}
              />
            </Suspense>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => close()}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
