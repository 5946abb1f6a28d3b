;; The product of the 8-bit weights of an output layer with a decoder's last hidden state.
(module
  (memory (export "memory") 1)

  ;; scores[row] = scale * (sum over k of weights[row][k] * hidden[k] - offset), for `rows` rows, a multiple of 4, of `width` weights, a
  ;; multiple of 16. Weights are signed bytes, the hidden state signed 16-bit numbers, so small that every sum fits 32 bits; scores are
  ;; floats. Four rows at a time share what is read of the hidden state.
  (func (export "multiply")
    (param $weights i32) (param $rows i32) (param $width i32) (param $hidden i32) (param $scores i32) (param $offset i32) (param $scale f32)
    (local $first i32) (local $second i32) (local $third i32) (local $fourth i32)
    (local $place i32) (local $end i32) (local $stop i32)
    (local $low v128) (local $high v128) (local $bytes v128)
    (local $sum1 v128) (local $sum2 v128) (local $sum3 v128) (local $sum4 v128)
    (local.set $first (local.get $weights))
    (local.set $stop (i32.add (local.get $scores) (i32.shl (local.get $rows) (i32.const 2))))
    (loop $fours
      (local.set $second (i32.add (local.get $first) (local.get $width)))
      (local.set $third (i32.add (local.get $second) (local.get $width)))
      (local.set $fourth (i32.add (local.get $third) (local.get $width)))
      (local.set $end (local.get $second))
      (local.set $place (local.get $hidden))
      (local.set $sum1 (v128.const i32x4 0 0 0 0))
      (local.set $sum2 (v128.const i32x4 0 0 0 0))
      (local.set $sum3 (v128.const i32x4 0 0 0 0))
      (local.set $sum4 (v128.const i32x4 0 0 0 0))
      (loop $sixteens
        (local.set $low (v128.load (local.get $place)))
        (local.set $high (v128.load offset=16 (local.get $place)))
        (local.set $bytes (v128.load (local.get $first)))
        (local.set $sum1 (i32x4.add (local.get $sum1) (i32x4.add
          (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (local.get $low))
          (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $bytes)) (local.get $high)))))
        (local.set $bytes (v128.load (local.get $second)))
        (local.set $sum2 (i32x4.add (local.get $sum2) (i32x4.add
          (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (local.get $low))
          (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $bytes)) (local.get $high)))))
        (local.set $bytes (v128.load (local.get $third)))
        (local.set $sum3 (i32x4.add (local.get $sum3) (i32x4.add
          (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (local.get $low))
          (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $bytes)) (local.get $high)))))
        (local.set $bytes (v128.load (local.get $fourth)))
        (local.set $sum4 (i32x4.add (local.get $sum4) (i32x4.add
          (i32x4.dot_i16x8_s (i16x8.extend_low_i8x16_s (local.get $bytes)) (local.get $low))
          (i32x4.dot_i16x8_s (i16x8.extend_high_i8x16_s (local.get $bytes)) (local.get $high)))))
        (local.set $place (i32.add (local.get $place) (i32.const 32)))
        (local.set $first (i32.add (local.get $first) (i32.const 16)))
        (local.set $second (i32.add (local.get $second) (i32.const 16)))
        (local.set $third (i32.add (local.get $third) (i32.const 16)))
        (local.set $fourth (i32.add (local.get $fourth) (i32.const 16)))
        (br_if $sixteens (i32.lt_u (local.get $first) (local.get $end))))
      (v128.store (local.get $scores)
        (f32x4.mul (f32x4.splat (local.get $scale)) (f32x4.convert_i32x4_s (i32x4.sub
          (call $four_sums (call $two_sums (local.get $sum1) (local.get $sum2)) (call $two_sums (local.get $sum3) (local.get $sum4)))
          (i32x4.splat (local.get $offset))))))
      (local.set $scores (i32.add (local.get $scores) (i32.const 16)))
      (local.set $first (local.get $fourth))
      (br_if $fours (i32.lt_u (local.get $scores) (local.get $stop)))))

  ;; [a0 + a2, b0 + b2, a1 + a3, b1 + b3]
  (func $two_sums (param $a v128) (param $b v128) (result v128)
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))

  ;; [ab0 + ab2, ab1 + ab3, cd0 + cd2, cd1 + cd3]
  (func $four_sums (param $ab v128) (param $cd v128) (result v128)
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $ab) (local.get $cd))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $ab) (local.get $cd)))))
