import { focusManager } from '@tanstack/react-query';
import { dismissToast } from '../../kit/Toast.tsx';
import { queryClient } from '../queries.ts';
import { currentSession, isBlank, watchSession } from '../session.ts';

/**
 * While the screens are out of sight, what no screen uses is forgotten, messages go, and nothing is read from the server on
 * its own; when they come back, what is shown is read anew.
 */
export function quietWhileBlank(): void {
  let blank = false;
  watchSession(() => {
    const now = isBlank(currentSession());
    if (now === blank) return;
    blank = now;
    focusManager.setFocused(now ? false : undefined);
    if (!now) return void queryClient.invalidateQueries();
    queryClient.removeQueries({ type: 'inactive' });
    dismissToast();
  });
}
