import type { Shape } from '../catalog/define/tensorType'

/** Says nothing about what is computed. */
const SILENT = new Set(
  'name trainable dtype seed implementation unroll batch_input_shape batch_shape input_shape input_dtype input_length fused virtual_batch_size synchronized zero_output_for_mask use_cudnn supports_masking batch_size query_shape key_shape value_shape registered_name build_config reduction fn renorm_momentum is_legacy_optimizer jit_compile beta_initializer gamma_initializer ema_momentum moving_mean_initializer moving_variance_initializer bounding_box_format'.split(
    ' ',
  ),
)
/** Tells of learning alone: what a trained network answers is the same without it. */
const LEARNING = new Set(
  'activity_regularizer clipnorm clipvalue global_clipnorm use_ema ema_overwrite_frequency loss_scale_factor gradient_accumulation_steps weight_decay decay'.split(
    ' ',
  ),
)
/** Says something when it is false. */
const TRUE_BY_DEFAULT = new Set(['use_bias', 'center', 'scale', 'unit_forget_bias'])

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === 0 ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
const all = (value: unknown, wanted: unknown): boolean =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).every((item) => item === wanted)

/** Usual values of words that an item does not have. */
function isUsual(key: string, value: unknown, config: Readonly<Record<string, unknown>>, [x = []]: readonly Shape[]) {
  switch (key) {
    case 'data_format':
      return value === 'channels_last' || value === 'channelsLast'
    case 'axis':
      return x.length > 0 ? all(value, -1) || all(value, x.length) : all(value, -1)
    case 'dilation_rate':
    case 'groups':
    case 'depth_multiplier':
    case 'strides':
      return all(value, 1)
    case 'value_dim':
      return value === config['key_dim']
    case 'padding':
      return value === 'valid'
    case 'interpolation':
      return value === 'bilinear'
    case 'attention_axes':
      return all(value, 1)
    case 'ddof':
      return false
    default:
      return false
  }
}

/**
 * What a word means that an item does not know: nothing, something for learning alone, or something for what is computed.
 *
 * @param inputs Shapes that come in.
 */
export function extraWord(
  key: string,
  value: unknown,
  config: Readonly<Record<string, unknown>>,
  inputs: readonly Shape[],
): 'nothing' | 'learning' | 'meaning' {
  if (SILENT.has(key)) return 'nothing'
  if (TRUE_BY_DEFAULT.has(key)) return value === false ? 'meaning' : 'nothing'
  if (isEmpty(value) || isUsual(key, value, config, inputs)) return 'nothing'
  return LEARNING.has(key) || /_(initializer|regularizer|constraint)$/.test(key) ? 'learning' : 'meaning'
}
