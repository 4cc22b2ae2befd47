import { useParams } from 'wouter';
import { later } from '~/ui/later';
import { RoadmapScreen } from './RoadmapScreen';

const ModelsScreen = later(async () => (await import('./models/ModelsScreen')).ModelsScreen);

/** The screens of the roadmap: its views, and the models that score what is in them. */
export function RoadmapRoom() {
  const { view } = useParams<{ view?: string }>();
  return view === 'models' ? <ModelsScreen /> : <RoadmapScreen />;
}
