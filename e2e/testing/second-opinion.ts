import { startFakeModel, type FakeModel } from '../../server/hosted-model/testing/fake-model.ts';
import { startDeployment, type Deployment } from './deployment.ts';

export interface HostedDeployment extends Deployment {
  readonly model: FakeModel;
}

/** A deployment with a hosted model; the shared server has none, as by default. */
export async function startHostedDeployment(): Promise<HostedDeployment> {
  const model = await startFakeModel();
  try {
    const { ehr, close } = await startDeployment((sandbox) => ({
      ...sandbox,
      hostedModel: {
        kind: 'openai-compatible',
        label: 'Test model',
        baseUrl: model.baseUrl,
        model: 'fake-1',
        auth: { kind: 'none' },
        retries: 0,
      },
    }));
    return {
      ehr,
      model,
      close: async () => {
        await close();
        await model.close();
      },
    };
  } catch (error) {
    await model.close();
    throw error;
  }
}
