/** The graphics processor as the browser presents it. */

export interface AdapterFacts {
  vendor: string;
  architecture: string;
  description: string;
  /** A program that plays a graphics processor: right, and slower than the processor itself. */
  isSoftware: boolean;
  hasShaderF16: boolean;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b|software/i;

/** Null where there is none, or none that WebGPU may use. Never rejects. */
export async function readAdapter(gpu: GPU | null = navigator.gpu ?? null): Promise<AdapterFacts | null> {
  try {
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return null;
    const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
    return {
      vendor,
      architecture,
      description,
      isSoftware: isFallbackAdapter || isSoftware([vendor, architecture, device, description]),
      hasShaderF16: adapter.features.has('shader-f16'),
    };
  } catch {
    return null;
  }
}

/** By name: not every browser owns up to a fallback adapter. */
export function isSoftware(names: readonly string[]): boolean {
  return names.some((name) => softwareNames.test(name));
}
