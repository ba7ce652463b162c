import { useLocation } from '@tanstack/react-router';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { useSession } from '../session.ts';
import { takeUpdate, useUpdateReady } from '../update.ts';

/**
 * What concerns every screen: the server is away; a new version waits. Neither is said above a visit: it would push all that
 * is pressed there out from under the finger. There the bar says where the visit is saved, and the initials that the server is away.
 */
export function Notices() {
  const t = useText();
  const session = useSession();
  const update = useUpdateReady();
  const inVisit = useLocation({ select: (location) => location.pathname.startsWith('/visit/') });
  return (
    <div role="status">
      {session.state === 'in' && !session.reached && !inVisit ? (
        <p className="notice">
          <Icon name="offline" size={18} />
          {t('offlineLong')}
        </p>
      ) : null}
      {update && !inVisit ? (
        <div className="notice">
          {t('updateReady')}
          <Button kind="plain" onClick={takeUpdate}>
            {t('updateNow')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
