//! Iterates over the records of a stream, and reads the data in them.

/// Continues the data of the record before it: a record has at most 8,224 bytes.
const CONTINUE: u16 = 0x3C;

/// A record of a stream.
pub(super) struct Record<'s> {
    /// Its type.
    pub(super) kind: u16,
    /// Its data, with that of CONTINUE records behind it.
    pub(super) data: Data<'s>,
}

/// The records of a stream, up to the first truncated one.
pub(super) struct Records<'s>(pub(super) &'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, piece, rest) = split(self.0)?;
        self.0 = rest;
        Some(Record { kind, data: Data { piece, rest, ran_out: false } })
    }
}

/// The type and data of the first record in `stream`, and the rest of the stream.
fn split(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (head, rest) = stream.split_first_chunk::<4>()?;
    let [kind, length] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
    let (piece, rest) = rest.split_at_checked(usize::from(length))?;
    Some((kind, piece, rest))
}

/// The data of a record and of those that continue it, read from the front.
pub(super) struct Data<'s> {
    piece: &'s [u8],
    rest: &'s [u8],
    /// Whether a read went beyond the end.
    pub(super) ran_out: bool,
}

impl<'s> Data<'s> {
    /// The bytes left in the current record, without those that continue it.
    pub(super) fn left(&self) -> usize {
        self.piece.len()
    }

    /// Whether nothing is left in any of the records; moves to the next one if the current one is empty.
    pub(super) fn is_empty(&mut self) -> bool {
        while self.piece.is_empty() {
            if !self.go_on() {
                return true;
            }
        }
        false
    }

    /// Moves to the next record if it continues this one.
    pub(super) fn go_on(&mut self) -> bool {
        match split(self.rest) {
            Some((CONTINUE, piece, rest)) => {
                (self.piece, self.rest) = (piece, rest);
                true
            }
            _ => false,
        }
    }

    /// The next bytes.
    pub(super) fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        if let Some((taken, left)) = self.piece.split_first_chunk() {
            self.piece = left;
            return Some(*taken);
        }
        // The value is split over two records.
        let mut taken = [0; N];
        for byte in &mut taken {
            if self.is_empty() {
                self.ran_out = true;
                return None;
            }
            let (first, left) = self.piece.split_first()?;
            (*byte, self.piece) = (*first, left);
        }
        Some(taken)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.bytes().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.bytes().map(f64::from_le_bytes)
    }

    /// The next `count` bytes of this record, or as many as there are.
    pub(super) fn slice(&mut self, count: usize) -> &'s [u8] {
        self.ran_out |= count > self.piece.len();
        let (slice, left) = self.piece.split_at(count.min(self.piece.len()));
        self.piece = left;
        slice
    }

    /// Skips `count` bytes, across records.
    pub(super) fn skip(&mut self, mut count: usize) {
        while count > self.piece.len() {
            count -= self.piece.len();
            self.piece = &[];
            if !self.go_on() {
                self.ran_out = true;
                return;
            }
        }
        self.piece = self.piece.get(count..).unwrap_or_default();
    }
}
