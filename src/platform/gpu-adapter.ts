/** The graphics processor as the browser presents it. */

export interface AdapterFacts {
  vendor: string;
  architecture: string;
  description: string;
  /** A software implementation: correct, and slower than the processor itself. */
  isSoftware: boolean;
  hasShaderF16: boolean;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b|software/i;

/** The adapter's properties; null where WebGPU has no adapter. Never rejects. */
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

/** Recognised by name, because not every browser reports a fallback adapter. */
export function isSoftware(names: readonly string[]): boolean {
  return names.some((name) => softwareNames.test(name));
}
