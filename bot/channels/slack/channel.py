"""The channel itself: it opens the ways in, and hands each parcel to the delivery."""


