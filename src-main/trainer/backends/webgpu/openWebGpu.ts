import { version } from '@tensorflow/tfjs-backend-webgpu/package.json'
import { fail, ok, type Result } from '@shared/result'
import { trainerFailure, trainerProblem } from '@shared/training/problems/trainerProblem'
import type { AdapterInfo } from '@shared/training/runEvent'
import { tf } from '../tfcore'
import { findGpu } from './findGpu'
import { hasVulkan } from './hasVulkan'
import { registerWebGpuKernels } from './registerWebGpuKernels'

/** Programs that pretend to be a graphics card; some drivers do not say so themselves. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i

/** What TensorFlow.js may ask of a card beyond what every card must have. */
const LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
] as const

/** Registers the WebGPU backend of TensorFlow.js on the fastest graphics card, or says why there is none. */
export async function openWebGpu(): Promise<Result<{ readonly adapter: AdapterInfo; readonly version: string }>> {
  const gpu = await findGpu()
  if (!gpu.ok) return gpu
  const adapter = await gpu.value.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) return trainerFailure(hasVulkan() ? 'backend.webgpuNoCard' : 'backend.webgpuNoVulkan')
  try {
    const device = await adapter.requestDevice({
      requiredLimits: Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]])),
    })
    watch(device)
    const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu')
    const backend = new WebGPUBackend(device, adapter.info)
    tf.removeBackend('webgpu')
    registerWebGpuKernels()
    tf.registerBackend('webgpu', () => backend)
    return ok({ adapter: toAdapterInfo(adapter.info), version })
  } catch (cause) {
    return fail(trainerProblem('backend.webgpuBroken', {}, cause))
  }
}

/** A card that is gone, or a command that it refused, would otherwise leave wrong numbers behind: the process ends instead. */
function watch(device: GPUDevice): void {
  const fall = (text: string): void => void Promise.reject(new Error(text))
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') fall(`The graphics card was lost: ${message}`)
  })
  device.addEventListener('uncapturederror', ({ error }) => fall(`${error.constructor.name}: ${error.message}`))
}

function toAdapterInfo(info: GPUAdapterInfo): AdapterInfo {
  const { vendor, architecture, device, description, isFallbackAdapter } = info
  const words = [vendor, architecture, device, description].join(' ')
  return {
    name: (device || architecture || vendor).replaceAll('-', ' ').trim(),
    vendor,
    driver: description,
    software: isFallbackAdapter || SOFTWARE.test(words),
  }
}
