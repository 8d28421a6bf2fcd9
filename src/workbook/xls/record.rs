//! The records of a stream, and the data in them.

/// Goes on with the data of the record before it, which may have no more than 8,224 bytes itself.
const CONTINUE: u16 = 0x3C;

/// A record.
pub(super) struct Record<'s> {
    /// Its kind.
    pub(super) kind: u16,
    /// What it holds.
    pub(super) data: Data<'s>,
}

/// The records of a stream, one after the other, up to the first that is not whole.
pub(super) struct Records<'s>(pub(super) &'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = Record<'s>;

    fn next(&mut self) -> Option<Record<'s>> {
        let (kind, piece, rest) = split(self.0)?;
        self.0 = rest;
        Some(Record { kind, data: Data { piece, rest, ran_out: false } })
    }
}

/// The kind and the data of the first record in `stream`, and what is behind it.
fn split(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (head, rest) = stream.split_first_chunk::<4>()?;
    let [kind, length] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
    let (piece, rest) = rest.split_at_checked(usize::from(length))?;
    Some((kind, piece, rest))
}

/// The data of a record, taken piece by piece from its front; it goes on in the records that continue it.
pub(super) struct Data<'s> {
    piece: &'s [u8],
    rest: &'s [u8],
    /// Whether more was asked for than there is.
    pub(super) ran_out: bool,
}

impl<'s> Data<'s> {
    /// How many bytes are left of the record, those of others that continue it left out.
    pub(super) fn left(&self) -> usize {
        self.piece.len()
    }

    /// Whether nothing is left, in none of the records.
    pub(super) fn is_empty(&mut self) -> bool {
        while self.piece.is_empty() {
            if !self.go_on() {
                return true;
            }
        }
        false
    }

    /// Goes on to the next record, where it continues this one.
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

    /// Leaves out `count` bytes.
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
