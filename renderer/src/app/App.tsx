/** The frame with the screen that the address names. */
import { lazy, Suspense } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useLanguage, useStation } from '../api/context.tsx';
import { BatchScreen } from '../features/batches/BatchScreen.tsx';
import { BatchesScreen } from '../features/batches/BatchesScreen.tsx';
import { ImportScreen } from '../features/batches/ImportScreen.tsx';
import { CertificatesScreen } from '../features/certificates/CertificatesScreen.tsx';
import { GatewayScreen } from '../features/gateway/GatewayScreen.tsx';
import { LineScreen } from '../features/line/LineScreen.tsx';
import { ManufacturersScreen } from '../features/manufacturers/ManufacturersScreen.tsx';
import { RequestsScreen } from '../features/requests/RequestsScreen.tsx';
import { ReturnsScreen } from '../features/returns/ReturnsScreen.tsx';
import { StationScreen } from '../features/station/StationScreen.tsx';
import { UnitsScreen } from '../features/units/UnitsScreen.tsx';
import { WatchScreen } from '../features/watch/WatchScreen.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { FaultScreen } from './FaultScreen.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Frame } from './Frame.tsx';
import { type Route, railEntryOf, useRoute } from '../ui/route.ts';
import { useScreenShortcuts } from './shortcuts.ts';
import { useScanner } from './use-scanner.ts';

/** All its pages are text that no other screen needs. */
const HelpScreen = lazy(async () => ({ default: (await import('../features/help/HelpScreen.tsx')).HelpScreen }));

export function App() {
  const route = useRoute();
  const language = useLanguage();
  const failure = useStation((state) => (state.connection === 'fault' ? state.failure : undefined));
  useScreenShortcuts();
  useScanner(route);
  return (
    <I18nProvider locale={language}>
      <Frame entry={railEntryOf(route)}>
        <ErrorBoundary key={route.screen} language={language}>
          {failure !== undefined && route.screen !== 'help' ? <FaultScreen failure={failure} /> : <ScreenOf route={route} />}
        </ErrorBoundary>
      </Frame>
      <FileDrop route={route} />
    </I18nProvider>
  );
}

function ScreenOf({ route }: { readonly route: Route }) {
  switch (route.screen) {
    case 'line':
      return <LineScreen />;
    case 'batches':
      return <BatchesScreen />;
    case 'batch-import':
      return <ImportScreen />;
    case 'batch':
      return <BatchScreen key={route.batchId} batchId={route.batchId} />;
    case 'batch-requests':
      return <RequestsScreen key={route.batchId} batchId={route.batchId} />;
    case 'manufacturers':
      return <ManufacturersScreen />;
    case 'units':
      return <UnitsScreen unitId={route.unitId} />;
    case 'gateway':
      return <GatewayScreen lane={route.lane} />;
    case 'returns':
      return <ReturnsScreen identifier={route.identifier} />;
    case 'station':
      return <StationScreen />;
    case 'certificates':
      return <CertificatesScreen />;
    case 'watch':
      return <WatchScreen key={route.batchId} batchId={route.batchId} />;
    case 'help':
      return (
        <Suspense>
          <HelpScreen page={route.page} />
        </Suspense>
      );
  }
}
