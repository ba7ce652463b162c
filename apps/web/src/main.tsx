import '@fontsource-variable/inter/wght.css';
import './kit/tokens.css';
import './kit/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './app/queries.ts';
import { router } from './app/router.tsx';
import { startSession } from './app/session.ts';
import { applyTheme, keptTheme } from './app/theme.ts';
import { watchForUpdates } from './app/update.ts';
import { installPressGuard } from './kit/press-guard.ts';
import { sendUnsentVisits } from './visit/log/send-unsent.ts';
import { followOtherTabs } from './visit/running-elsewhere.ts';

installPressGuard(window);
applyTheme(keptTheme());
sendUnsentVisits();
followOtherTabs();
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
