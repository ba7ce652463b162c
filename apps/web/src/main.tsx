import '@fontsource-variable/inter/wght.css';
import './kit/tokens.css';
import './kit/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenHandedOver } from './app/leaving.ts';
import { takeLinkToken } from './app/link-token.ts';
import { watchIdle } from './app/lock/idle-lock.ts';
import { quietWhileBlank } from './app/lock/quiet.ts';
import { queryClient } from './app/queries.ts';
import { router } from './app/router.tsx';
import { followLock, startSession } from './app/session.ts';
import { startOutbox } from './app/start-outbox.ts';
import { applyTheme, keptTheme } from './app/theme.ts';
import { watchForUpdates } from './app/update.ts';
import { installPressGuard } from './kit/press-guard.ts';
import { pauseClocksHere } from './visit/running-clocks.ts';
import { followOtherTabs } from './visit/running-elsewhere.ts';

takeLinkToken();
installPressGuard(window);
applyTheme(keptTheme());
startOutbox();
followOtherTabs();
watchIdle();
followLock();
quietWhileBlank();
whenHandedOver(pauseClocksHere);
void startSession();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

// A page that is not served by a build (the development server) has no sw.js.
if (import.meta.env.PROD) void watchForUpdates();
