//! A sequence of records in a file that may be cut off anywhere: each record has its length and a checksum.

/// The length of a record's header in bytes: length, checksum, kind, time. Numbers are little-endian.
const HEAD: usize = 4 + 4 + 1 + 8;

/// A record.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Frame<'b> {
    /// What the body is.
    pub(super) kind: u8,
    /// When it was written, milliseconds since 1970.
    pub(super) millis: u64,
    /// What was recorded.
    pub(super) body: &'b [u8],
}

/// Appends `frame` to `out`; false if its body is too long for a record.
pub(super) fn push(out: &mut Vec<u8>, frame: &Frame<'_>) -> bool {
    let Ok(length) = u32::try_from(frame.body.len()) else { return false };
    // The checksum covers kind and time too, so a flipped bit there does not misread a sound body.
    let mut proved = Vec::with_capacity(9 + frame.body.len());
    proved.push(frame.kind);
    proved.extend(frame.millis.to_le_bytes());
    proved.extend(frame.body);
    out.extend(length.to_le_bytes());
    out.extend(crc32fast::hash(&proved).to_le_bytes());
    out.extend(proved);
    true
}

/// Returns the complete records at the beginning of `bytes`. Everything after a damaged record is ignored.
pub(super) fn frames(mut bytes: &[u8]) -> impl Iterator<Item = Frame<'_>> {
    std::iter::from_fn(move || {
        let (head, _) = bytes.split_at_checked(HEAD)?;
        let length = u32::from_le_bytes(head[..4].try_into().ok()?) as usize;
        let checksum = u32::from_le_bytes(head[4..8].try_into().ok()?);
        let end = HEAD.checked_add(length)?;
        let (whole, rest) = bytes.split_at_checked(end)?;
        // If a length is wrong, nothing tells where the next record begins.
        if crc32fast::hash(&whole[8..]) != checksum {
            return None;
        }
        bytes = rest;
        let millis = u64::from_le_bytes(whole[9..HEAD].try_into().ok()?);
        Some(Frame { kind: whole[8], millis, body: &whole[HEAD..] })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_or_changed_tail_is_nothing() {
        let mut bytes = Vec::new();
        let wanted: Vec<Frame<'_>> =
            [&b"one"[..], b"", b"three"].into_iter().map(|body| Frame { kind: 1, millis: 5, body }).collect();
        let mut ends = Vec::new();
        for frame in &wanted {
            assert!(push(&mut bytes, frame));
            ends.push(bytes.len());
        }
        for end in 0..=bytes.len() {
            let whole = ends.iter().filter(|at| **at <= end).count();
            assert!(frames(&bytes[..end]).eq(wanted.iter().take(whole).map(|f| Frame { ..*f })), "{end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            let before = ends.iter().filter(|end| **end <= at).count();
            assert_eq!(frames(&changed).count(), before, "{at}");
        }
    }
}
